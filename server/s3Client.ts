// The client of S3-compatible stores, with all that an address says. s3mini signs (SigV4) and has no dependencies.
import { S3mini } from 's3mini'
import type { S3Address } from './s3Address.ts'

/** `timeoutMs`: of one request; without it, as long as the answer takes: `fetch` itself gives up on a store that has sent nothing for five minutes. */
export const s3Client = ({ prefix: _named, ...address }: S3Address, timeoutMs?: number): S3mini =>
  new S3mini({ ...address, ...(timeoutMs === undefined ? {} : { requestAbortTimeout: timeoutMs }) })
