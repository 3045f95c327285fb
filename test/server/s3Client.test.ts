import type { S3mini } from 's3mini'
import { expect, test } from 'vitest'
import { s3AddressAt } from '../../server/s3Address.ts'
import { s3Client } from '../../server/s3Client.ts'
import { must } from '../../shared/result.ts'

test('[O18] every option of an S3 address reaches the client, for files and for backups', () => {
  const address = must(s3AddressAt('s3://KEY:a%2Fsecret@s3.example.org:9000/ruta/plan?region=eu-south-2&tls=0'), 'an address')
  const options = ({ endpoint, region, requestAbortTimeout }: S3mini) => ({ endpoint: String(endpoint), region, requestAbortTimeout })
  const wanted = { endpoint: 'http://s3.example.org:9000/ruta', region: 'eu-south-2' }
  expect(options(s3Client(address, 5_000))).toEqual({ ...wanted, requestAbortTimeout: 5_000 })
  expect(options(s3Client(address))).toEqual({ ...wanted, requestAbortTimeout: undefined })
})
