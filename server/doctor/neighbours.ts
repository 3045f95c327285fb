// Checks that the services named in the settings answer. No mail or file is sent to them.
import { pingRedis } from '../bus/redis.ts'
import type { Clock } from '../clock.ts'
import { type Config, isLoopback } from '../config.ts'
import { createScanner } from '../files/scan.ts'
import { checkSmtp } from '../mail/smtp.ts'
import { type Finding, sentenceOf, well, wrong } from './finding.ts'

export const examineNeighbours = async (config: Config, clock: Clock): Promise<readonly Finding[]> =>
  (await Promise.all([examineMail(config), examineScanner(config, clock), examineBus(config)])).flat()

const examineMail = async ({ mail }: Config): Promise<readonly Finding[]> => {
  if (mail === null) return []
  const { hostname } = new URL(mail.smtpUrl)
  const trouble = await checkSmtp(mail.smtpUrl, isLoopback(hostname))
  return trouble === null
    ? [well(`The mail server ${hostname} accepts the connection and the login.`)]
    : [wrong(`The mail server ${hostname} cannot be used: ${sentenceOf(trouble)}`, 'Correct SMTP_URL. Until then mails stay in the queue.')]
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
          `Redis or Valkey at ${new URL(redisUrl).host} does not answer: ${sentenceOf(trouble)}`,
          'Start it, or correct REDIS_URL. Until then the servers poll the database, and changes arrive late.',
        ),
      ]
}
