// STARTTLS: beyond this machine nothing is sent in the clear, or to a server whose certificate nobody vouches for.
import tls from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { openSmtp } from '../../../server/mail/smtp.ts'
import { LOCAL_CERTIFICATE } from '../../harness/localCertificate.ts'
import { startMailServer } from '../../harness/mailServer.ts'

const TRUSTED = tls.getCACertificates('default')
afterEach(() => tls.setDefaultCACertificates(TRUSTED))

const ENVELOPE = { from: 'ruta@example.org', to: 'ana@example.org' }
const MESSAGE = Buffer.from('From: ruta@example.org\r\nTo: ana@example.org\r\nSubject: Sesión\r\n\r\nHola\r\n')

test.each([
  ['under TLS, where its certificate is trusted', { tls: true, trusted: true, isLocal: false }, 'sent', true],
  ['not where nobody vouches for its certificate', { tls: true, trusted: false, isLocal: false }, /self-signed certificate/, null],
  ['not where it has no TLS', { tls: false, trusted: true, isLocal: false }, /STARTTLS/, null],
  ['in the clear on this machine, where it has no TLS', { tls: false, trusted: false, isLocal: true }, 'sent', false],
] as const)('[P5] a message goes to a mail server %s', async (_, { tls: offers, trusted, isLocal }, outcome, secure) => {
  if (trusted) tls.setDefaultCACertificates([...TRUSTED, LOCAL_CERTIFICATE.cert])
  const server = await startMailServer({ tls: offers })
  const smtp = openSmtp(server.url, isLocal)
  try {
    const sent = await smtp.send(ENVELOPE, MESSAGE)
    if (outcome === 'sent') expect(sent).toEqual({ is: 'sent' })
    else expect(sent).toEqual({ is: 'deferred', why: expect.stringMatching(outcome) })
    expect(server.received.map((one) => one.secure)).toEqual(secure === null ? [] : [secure])
  } finally {
    smtp.close()
    await server.close()
  }
})
