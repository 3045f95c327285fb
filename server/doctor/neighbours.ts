// Checks that the services named in the settings answer. No mail, file or webhook is sent to them.
import { lookup } from 'node:dns/promises'
import { pingRedis } from '../bus/redis.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createScanner } from '../files/scan.ts'
import { isLoopback } from '../loopback.ts'
import { checkSmtp } from '../mail/smtp.ts'
import { createProvider } from '../providers/provider.ts'
import { isPublicAddress, isPublicOrPrivateAddress } from '../publicAddress.ts'
import { errorSentence, type Finding, well, wrong } from './finding.ts'

export const examineNeighbours = async (config: Config, clock: Clock): Promise<readonly Finding[]> =>
  (
    await Promise.all([
      examineMail(config),
      examineProviders(config, clock),
      examineWebhooks(config),
      examineScanner(config, clock),
      examineBus(config),
    ])
  ).flat()

const examineMail = async ({ mail }: Config): Promise<readonly Finding[]> => {
  if (mail === null) return []
  const { hostname } = new URL(mail.smtpUrl)
  const trouble = await checkSmtp(mail.smtpUrl, isLoopback(hostname))
  return trouble === null
    ? [well(`The mail server ${hostname} accepts the connection and the login.`)]
    : [
        wrong(
          `The mail server ${hostname} cannot be used: ${errorSentence(trouble)}`,
          'Correct SMTP_URL. Until then mails stay in the queue.',
        ),
      ]
}

const examineProviders = ({ providers }: Config, clock: Clock): Promise<readonly Finding[]> =>
  Promise.all(
    providers.map(async (settings) => {
      const trouble = await createProvider(settings, { clock, report: () => undefined }).trouble()
      return trouble === null
        ? well(`The sign-in provider ${settings.id} answers.`)
        : wrong(
            `The sign-in provider ${settings.id} cannot be used: ${errorSentence(new Error(trouble))}`,
            `Correct OIDC_${settings.id.toUpperCase()}_ISSUER (docs/install/sign-in.md) or, for a certificate of your own authority, NODE_EXTRA_CA_CERTS, or ask those who run the provider. Until then people sign in by password.`,
          )
    }),
  )

/** Names alone are looked up; nothing is sent to a receiver. A pattern names none. */
const examineWebhooks = ({ webhooks: { hosts, mayBePrivate } }: Config): Promise<readonly Finding[]> =>
  Promise.all(
    hosts
      .filter((host) => !host.startsWith('*.'))
      .map(async (host) => {
        const trouble = await receiverTrouble(host, mayBePrivate)
        return trouble === null
          ? well(`Webhooks may be sent to ${host}.`)
          : wrong(`Webhooks to ${host} of WEBHOOK_HOSTS cannot be delivered: ${trouble.what}`, trouble.todo)
      }),
  )

const receiverTrouble = async (host: string, mayBePrivate: boolean) => {
  const name = new URL(`https://${host}`).hostname.replace(/^\[|\]$/g, '')
  try {
    const found = await lookup(name, { all: true })
    if (found.every(({ address }) => (mayBePrivate ? isPublicOrPrivateAddress : isPublicAddress)(address))) return null
    const todo = mayBePrivate
      ? 'Take it out of WEBHOOK_HOSTS: such addresses are never asked.'
      : 'Set WEBHOOK_PRIVATE=1 if it is one of your own programs, or take it out of WEBHOOK_HOSTS.'
    return { what: 'it has an address that is not on the internet.', todo }
  } catch (error) {
    return { what: errorSentence(error), todo: 'Correct WEBHOOK_HOSTS, or the name server of this machine.' }
  }
}

const examineScanner = async ({ clamdUrl }: Config, clock: Clock): Promise<readonly Finding[]> => {
  if (clamdUrl === null) return []
  // The sentence below says all that the scanner would report.
  const scanner = createScanner(clamdUrl, { clock, report: () => undefined })
  return (await scanner.answers())
    ? [well('The file scanner answers.')]
    : [wrong(`clamd does not answer at ${clamdUrl}: until it does, every file is refused.`, 'Start clamd, or correct CLAMD_URL.')]
}

const examineBus = async ({ redisUrl }: Config): Promise<readonly Finding[]> => {
  if (redisUrl === null) return []
  const trouble = await pingRedis(redisUrl)
  return trouble === null
    ? [well('Redis or Valkey answers.')]
    : [
        wrong(
          `Redis or Valkey at ${new URL(redisUrl).host} does not answer: ${errorSentence(trouble)}`,
          'Start it, or correct REDIS_URL. Until then the servers poll the database, and changes arrive late.',
        ),
      ]
}
