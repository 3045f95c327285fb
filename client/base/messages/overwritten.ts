// Messages about concurrent edits of one value: the value that was overwritten.
import type { Like } from './like.ts'

export const es = {
  title: (code: string) => `${code}: dos personas cambiaron esto a la vez`,
  mark: (values: string) => `Otro valor escrito a la vez. ${values}`,
  lost: (who: string, value: string) => `${who} escribió a la vez: ${value}.`,
  unseen: (who: string, value: string) => `${who} lo cambió; según su dispositivo, sin haber visto: ${value}.`,
}

export const en: Like<typeof es> = {
  title: (code) => `${code}: two people changed this at once`,
  mark: (values) => `Another value was written at the same moment. ${values}`,
  lost: (who, value) => `${who} wrote at the same moment: ${value}.`,
  unseen: (who, value) => `${who} changed it; according to its device, without having seen: ${value}.`,
}
