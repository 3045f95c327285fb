// The findings of the doctor about settings alone.
import { expect, test } from 'vitest'
import { examineConfiguration } from '../../../server/doctor/configuration.ts'
import { configOf } from '../testWorld.ts'

const said = (url: string) =>
  examineConfiguration(configOf({ FILES_BUCKET_URL: url })).filter((finding) => JSON.stringify(finding).includes('FILES_BUCKET_URL'))

test('[O17] an address of a bucket in its earlier form is named, with how it is written now; in the present form nothing is said', () => {
  const [finding, ...more] = said('https://KEY:very-secret@s3.example.org/ruta')
  expect(more).toEqual([])
  expect(JSON.stringify(finding)).toMatch(/earlier form.*s3:\/\/KEY:SECRET@host/)
  expect(JSON.stringify(finding)).not.toContain('very-secret')
  expect(said('s3://KEY:very-secret@s3.example.org/ruta')).toEqual([])
})
