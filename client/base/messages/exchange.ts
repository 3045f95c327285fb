// Messages of importing and exporting the plan.
import { number } from '../../../shared/counts.ts'
import type { Like } from './like.ts'

export const es = {
  proof: { some: (n: number, all: number) => `${number('es', n)} de ${number('es', all)}, según los filtros` },
}

export const en: Like<typeof es> = {
  proof: { some: (n, all) => `${number('en', n)} of ${number('en', all)}, as filtered` },
}
