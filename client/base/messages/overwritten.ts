// Messages about concurrent edits of one value: the value that was overwritten.
import type { Like } from './like.ts'

export const es = {
  title: (code: string) => `${code}: dos personas cambiaron esto sin haber visto una el cambio de la otra`,
  mark: (values: string) => `Otro valor, escrito sin haber visto este. ${values}`,
  lost: (who: string, value: string) => `${who} escribió, sin haber visto este valor: ${value}.`,
  unseen: (who: string, value: string) => `${who} lo cambió; según su dispositivo, sin haber visto: ${value}.`,
}

export const en: Like<typeof es> = {
  title: (code) => `${code}: two people changed this without seeing each other’s change`,
  mark: (values) => `Another value, written without having seen this one. ${values}`,
  lost: (who, value) => `${who} wrote, without having seen this value: ${value}.`,
  unseen: (who, value) => `${who} changed it; according to their device, without having seen ${value}.`,
}
