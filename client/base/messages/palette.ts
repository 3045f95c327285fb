// Messages of search, the command palette, and the list of keyboard shortcuts.
import type { Like } from './like.ts'

export const es = {
  session: (number: number) => `Sesión ${number}`,
  point: (number: number) => `Punto, sesión ${number}`,
  decision: (number: string, session: number) => `Decisión ${number}, sesión ${session}`,
  sinceSession: (number: number) => `Comparar desde la sesión ${number}`,
  form: (name: string) => `Ver como ${name}`,
}

export const en: Like<typeof es> = {
  session: (number) => `Session ${number}`,
  point: (number) => `Agenda item, session ${number}`,
  decision: (number, session) => `Decision ${number}, session ${session}`,
  sinceSession: (number) => `Compare since session ${number}`,
  form: (name) => `Show as ${name}`,
}
