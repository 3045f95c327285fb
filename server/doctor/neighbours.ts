// The services that the settings name: each is asked, and nothing is sent through it.
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
    ? [well(`The mail server ${hostname} takes our sign-in.`)]
    : [
        wrong(
          `The mail server ${hostname} does not: ${sentenceOf(trouble)}`,
          'Correct SMTP_URL. Until then mails wait, and people are told nothing.',
        ),
      ]
}

const examineScanner = async ({ clamdUrl }: Config, clock: Clock): Promise<readonly Finding[]> => {
  if (clamdUrl === null) return []
  // What it cannot say by its answer is in the sentence.
  const scanner = createScanner(clamdUrl, { clock, report: () => undefined })
  return (await scanner.answers())
    ? [well('The file scanner answers.')]
    : [wrong(`No clamd answers at ${clamdUrl}: every file is refused meanwhile.`, 'Start clamd, or correct CLAMD_URL.')]
}

const examineBus = async ({ redisUrl }: Config): Promise<readonly Finding[]> => {
  if (redisUrl === null) return []
  const trouble = await pingRedis(redisUrl)
  return trouble === null
    ? [well('Redis or Valkey answers.')]
    : [
        wrong(
          `Redis or Valkey at ${new URL(redisUrl).host} does not answer: ${sentenceOf(trouble)}`,
          'Start it, or correct REDIS_URL. Servers poll the database meanwhile, and people see each other late.',
        ),
      ]
}
