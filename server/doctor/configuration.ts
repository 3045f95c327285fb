// Settings that are valid, but not what a group in production needs.
import type { Config } from '../config.ts'
import { isLoopback } from '../loopback.ts'
import { attention, type Finding, well } from './finding.ts'

export const examineConfiguration = (config: Config): readonly Finding[] => [
  ...(config.publicUrl === null
    ? [
        attention(
          'PUBLIC_URL is not set: Ruta answers on this machine only.',
          'To let others in, set it to the https address that browsers use, and put a reverse proxy in front of Ruta (docs/install/proxies.md).',
        ),
      ]
    : [well(`Browsers reach Ruta at ${config.publicUrl}.`)]),
  ...(config.publicUrl?.startsWith('http:') && !isLoopback(new URL(config.publicUrl).hostname)
    ? [attention('PUBLIC_URL is http: passwords are sent unencrypted.', 'Give the reverse proxy a certificate, and use https.')]
    : []),
  ...(config.publicUrl?.startsWith('https:') && config.trustProxy === 'nobody'
    ? [
        attention(
          'TRUST_PROXY is not set, although a proxy must terminate TLS in front of Ruta: rate limits count all visitors as one.',
          'Set TRUST_PROXY=1, or the addresses of the proxy.',
        ),
      ]
    : []),
  ...(config.filesIn.isEarlierAddress
    ? [
        attention(
          'FILES_BUCKET_URL has its earlier form (https://…), which a later version will not read.',
          'Write it as BACKUP_TO is written: s3://KEY:SECRET@host/bucket?region=…, with tls=0 at its end if it began with http: (docs/operate/files.md).',
        ),
      ]
    : []),
  ...(config.mail === null
    ? [
        attention(
          'No mail is sent: a forgotten password can be reset only through the secretariat.',
          'Set SMTP_URL and MAIL_FROM (docs/configure.md#mail), unless that is intended.',
        ),
      ]
    : []),
]
