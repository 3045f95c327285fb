// Certificate authorities of NODE_EXTRA_CA_CERTS, also when it is set in an env file (`node --env-file`): Node reads the variable before such a
// file. Each thread has its own list: workers call this, too.
import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { reasonOf } from './reasonOf.ts'

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Returns an error message when they cannot be read, otherwise null. */
export const trustOwnAuthorities = (env: Readonly<Record<string, string | undefined>>): string | null => {
  const file = env.NODE_EXTRA_CA_CERTS
  if (!file || getCACertificates('extra').length > 0) return null
  try {
    const own = readFileSync(file, 'utf8').match(CERTIFICATE) ?? []
    if (own.length === 0) return `NODE_EXTRA_CA_CERTS=${file} holds no certificate.`
    setDefaultCACertificates([...getCACertificates('default'), ...own])
    return null
  } catch (error) {
    return `NODE_EXTRA_CA_CERTS=${file} cannot be used: ${reasonOf(error)}`
  }
}
