// Messages of importing and exporting the plan.
import { form, formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  proof: {
    some: (n: number, all: number) => `${formatNumber('es', n)} de ${formatNumber('es', all)}, según los filtros`,
    inNoEntry: (n: number) =>
      `${plural('es', n, 'cambio de este dispositivo no está', 'cambios de este dispositivo no están')} en ninguna entrada: la huella no ${form('es', n, 'lo', 'los')} cubre`,
    unconfirmed: (n: number) =>
      `${plural('es', n, 'cambio de este dispositivo no está confirmado', 'cambios de este dispositivo no están confirmados')} por el servidor`,
    notHere: (n: number) =>
      `${plural('es', n, 'cambio de este dispositivo no está', 'cambios de este dispositivo no están')} en ninguna entrada, ni en este archivo`,
  },
}

export const en: Like<typeof es> = {
  proof: {
    some: (n, all) => `${formatNumber('en', n)} of ${formatNumber('en', all)}, as filtered`,
    inNoEntry: (n) =>
      `${plural('en', n, 'change of this device is', 'changes of this device are')} in no entry: the hash does not cover ${form('en', n, 'it', 'them')}`,
    unconfirmed: (n) => `${plural('en', n, 'change of this device is', 'changes of this device are')} not confirmed by the server`,
    notHere: (n) => `${plural('en', n, 'change of this device is', 'changes of this device are')} in no entry, and not in this file`,
  },
}
