// Text of mails to operators about off-site backups.
import type { Language } from '../../shared/bilingual.ts'
import type { BackupContent } from './content.ts'
import type { MailWords } from './mailWords.ts'

/** The reason is what the destination or the system answered, in its own words. */
export const backupMailWords = (content: BackupContent, language: Language, when: string): MailWords => {
  const say = WORDS[language]
  const [subject, before] =
    content.kind === 'backupFailed' ? [say.failed, say.whatFailed(when, content.why)] : [say.resumed, say.whatResumed(when)]
  return { subject, before, action: null, after: [] }
}

interface Words {
  readonly failed: string
  readonly whatFailed: (since: string, why: string) => readonly string[]
  readonly resumed: string
  readonly whatResumed: (since: string) => readonly string[]
}
const WORDS: Readonly<Record<Language, Words>> = {
  es: {
    failed: 'Las copias de seguridad de Ruta fallan',
    whatFailed: (since, why) => [
      `Lo que se escribió en Ruta después del ${since} no está en ninguna copia fuera del servidor. Si el equipo se pierde ahora, también se pierde eso.`,
      `Motivo: ${why}`,
      'Ruta lo intenta de nuevo cada minuto y le avisará cuando lo logre. En el servidor, «npm run doctor» dice qué hacer.',
    ],
    resumed: 'Las copias de seguridad de Ruta se hacen de nuevo',
    whatResumed: (since) => [
      `Desde el ${since}, Ruta copia de nuevo los cambios fuera del servidor. También copió lo que se escribió mientras tanto.`,
    ],
  },
  en: {
    failed: 'The backups of Ruta fail',
    whatFailed: (since, why) => [
      `What was written in Ruta after ${since} is in no backup outside the server. If the machine is lost now, that is lost, too.`,
      `Reason: ${why}`,
      'Ruta tries again every minute, and will tell you when it succeeds. On the server, “npm run doctor” says what to do.',
    ],
    resumed: 'The backups of Ruta are made again',
    whatResumed: (since) => [
      `Since ${since} Ruta backs up changes outside the server again. What was written meanwhile was backed up, too.`,
    ],
  },
}
