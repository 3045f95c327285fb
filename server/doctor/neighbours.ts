// Checks that the services named in the settings answer. No mail or file is sent to them.
import { pingRedis } from '../bus/redis.ts'
import type { Clock } from '../clock.ts'
import { type Config, isLoopback } from '../config.ts'
import { createScanner } from '../files/scan.ts'
import { checkSmtp } from '../mail/smtp.ts'
import { createProvider } from '../providers/provider.ts'
import { type Finding, sentenceOf, well, wrong } from './finding.ts'

export const examineNeighbours = async (config: Config, clock: Clock): Promise<readonly Finding[]> =>
  (await Promise.all([examineMail(config), examineProviders(config, clock), examineScanner(config, clock), examineBus(config)])).flat()

const examineMail = async ({ mail }: Config): Promise<readonly Finding[]> => {
  if (mail === null) return []
  const { hostname } = new URL(mail.smtpUrl)
  const trouble = await checkSmtp(mail.smtpUrl, isLoopback(hostname))
  return trouble === null
    ? [well(`The mail server ${hostname} accepts the connection and the login.`)]
    : [wrong(`The mail server ${hostname} cannot be used: ${sentenceOf(trouble)}`, 'Correct SMTP_URL. Until then mails stay in the queue.')]
}

const examineProviders = ({ providers }: Config, clock: Clock): Promise<readonly Finding[]> =>
  Promise.all(
    providers.map(async (settings) => {
      const trouble = await createProvider(settings, { clock, report: () => undefined }).trouble()
      return trouble === null
        ? well(`The sign-in provider ${settings.id} answers.`)
        : wrong(
            `The sign-in provider ${settings.id} cannot be used: ${sentenceOf(new Error(trouble))}`,
            `Correct OIDC_${settings.id.toUpperCase()}_ISSUER (docs/install/sign-in.md), or ask those who run the provider. Until then people sign in by password.`,
          )
    }),
  )

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
          `Redis or Valkey at ${new URL(redisUrl).host} does not answer: ${sentenceOf(trouble)}`,
          'Start it, or correct REDIS_URL. Until then the servers poll the database, and changes arrive late.',
        ),
      ]
}
