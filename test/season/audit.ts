// Plays the season of the auditor and reads all its surfaces at each stop: documents and files, screens, mails.
import { startMailServer } from '../harness/mailServer.ts'
import type { Report } from './checks.ts'
import { checkMails } from './mails/checkMails.ts'
import { checkPapers } from './papers/checkPapers.ts'
import { playPapers } from './papers/paperSeason.ts'
import { checkScreens } from './screens/checkScreens.ts'
import { launch } from './screens/openScreens.ts'
import { startServer } from './server.ts'

export const SURFACES = ['papers', 'mails', 'screens'] as const
export type Surface = (typeof SURFACES)[number]

interface Wanted {
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  readonly seed: number
  readonly surfaces?: readonly Surface[]
  readonly say?: (line: string) => void
}
const HOUR = 3_600_000
/** A little after seven in Bogotá, so that no quiet hours of the group fall into the season. */
const untilMorning = (now: number): number => (12.2 * HOUR - (now % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR)

export const audit = async ({ folder, env = {}, seed, surfaces = SURFACES, say = () => undefined }: Wanted): Promise<Report> => {
  const report: Report = { made: new Map(), faults: [] }
  const smtp = await startMailServer()
  // Nobody has to sign in again when hours pass.
  const own = { SMTP_URL: smtp.url, MAIL_FROM: 'Ruta <ruta@example.org>', IDLE_MINUTES: '1440', SESSION_HOURS: '720' }
  const server = await startServer(folder, { ...env, ...own }, { ahead: untilMorning(Date.now()) })
  const browser = surfaces.includes('screens') ? await launch() : null
  try {
    await playPapers({
      server,
      seed,
      mails: smtp.received,
      say,
      audit: async (stop, season) => {
        const before = report.faults.length
        if (surfaces.includes('papers')) await checkPapers(stop, season, report)
        if (surfaces.includes('mails')) await checkMails(stop, season, report)
        if (browser) await checkScreens(browser, stop, season, report)
        for (const fault of report.faults.slice(before)) say(fault)
      },
    })
  } finally {
    await browser?.close()
    await server.stop()
    await smtp.close()
  }
  return report
}
