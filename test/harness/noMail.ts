// Seats are told in the inbox alone.
import type { SeatTelling } from '../../server/notices/seatNotices.ts'

export const NO_MAIL: SeatTelling = {
  mail: { isOn: false, add: async () => null, wake: () => undefined },
  url: 'https://ruta.example.org',
}
