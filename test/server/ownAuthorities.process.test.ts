// Certificates of an authority of one's own, named in a file of settings: the doctor trusts them as the server does.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_CERTIFICATE } from '../harness/localCertificate.ts'
import { aFolder } from './log/openLog.ts'

/** What the doctor says of a provider with a certificate that no public authority signed. */
const doctorSays = async (authorities: string): Promise<string> => {
  const provider = createServer(LOCAL_CERTIFICATE, (request, response) => {
    const issuer = `https://${request.headers.host}`
    response
      .setHeader('Content-Type', 'application/json')
      .end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks`, authorization_endpoint: issuer, token_endpoint: issuer }))
  })
  provider.listen(0, '127.0.0.1')
  await once(provider, 'listening')
  onTestFinished(() => void provider.close())
  const address = provider.address()
  const folder = aFolder()
  const settings = join(folder, 'ruta.env')
  writeFileSync(
    settings,
    [
      `DATA_DIR=${folder}`,
      'PORT=1',
      'OIDC_PROVIDERS=own',
      `OIDC_OWN_ISSUER=https://localhost:${typeof address === 'object' ? address?.port : 0}`,
      'OIDC_OWN_CLIENT_ID=ruta',
      'OIDC_OWN_CLIENT_SECRET=secret',
      'OIDC_OWN_NAME_ES=Ministerio',
      'OIDC_OWN_NAME_EN=Ministry',
      `NODE_EXTRA_CA_CERTS=${authorities}`,
    ].join('\n'),
  )
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const doctor = spawn(process.execPath, [`--env-file=${settings}`, 'server/cli/doctor.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  return text(doctor.stdout)
}

test('[O17] the doctor trusts authorities that only a file of settings names', async () => {
  const file = join(aFolder(), 'own.pem')
  writeFileSync(file, `${LOCAL_CERTIFICATE.cert}\n${LOCAL_CERTIFICATE.cert}`)
  expect(await doctorSays(file)).toContain('The sign-in provider own answers.')
})

test('[O17] the doctor names a file of authorities that does not exist or holds none, and then what is not trusted', async () => {
  const empty = join(aFolder(), 'empty.pem')
  writeFileSync(empty, 'none')
  for (const file of ['/nowhere/own.pem', empty]) {
    const said = await doctorSays(file)
    expect(said).toContain(`NODE_EXTRA_CA_CERTS=${file} `)
    expect(said).toMatch(/provider own cannot be used: .*certificate.*\n.*NODE_EXTRA_CA_CERTS/)
  }
})
