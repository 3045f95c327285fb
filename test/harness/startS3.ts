// An S3 server on this machine, with one bucket: it checks signatures and keeps objects in a folder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'

export interface S3 {
  /** With the key that it knows; `secret` with another one. */
  readonly address: (prefix: string, secret?: string) => string
  readonly stop: () => Promise<void>
}

const KNOWN = 'S3RVER'
const BUCKET = 'ruta'

export const startS3 = async (): Promise<S3> => {
  const directory = mkdtempSync(join(tmpdir(), 'ruta-s3-'))
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: BUCKET }] })
  // A client signs the path as it sends it (SigV4), and this server checks the path of a bucket without its last slash.
  server.middleware.splice(-1, 0, (context, next) => {
    if (context.path === `/${BUCKET}/`) Object.assign(context, { mountPath: '/', state: { ...context.state, vhost: true } })
    return next()
  })
  const { port } = await server.run()
  return {
    address: (prefix, secret = KNOWN) => `s3://${KNOWN}:${secret}@127.0.0.1:${port}/${BUCKET}/${prefix}`,
    async stop() {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
