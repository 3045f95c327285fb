// What a number of people costs, and what of it saturates first: pure arithmetic on measured constants (`npm run bench -- --only grow`
// measures them). A room is served by whatever servers its people happen to be on, or, partitioned by document, by one.

/** Microseconds of one thread, kilobytes of memory, bytes on the wire or on disk. */
export interface Costs {
  readonly baseMb: number
  readonly connectionKb: number
  readonly roomKb: number
  /** Judged, chained, appended, acknowledged: the main thread, per update. */
  readonly updateUs: number
  /** The main thread, per update and person who is told. */
  readonly tellUs: number
  /** The worker, per update: history, titles, search. */
  readonly besideUs: number
  readonly wireBytes: number
  readonly storedBytes: number
  /** PostgreSQL, all its processes, per append. */
  readonly databaseUs: number
  /** A server that hears of an update made elsewhere, in a room that it does not have. */
  readonly hearUs: number
  /** And in one that it has: it reads the log on. */
  readonly readOnUs: number
}

export interface Load {
  readonly rooms: number
  /** In each room. */
  readonly people: number
  /** In each room. */
  readonly keysPerSecond: number
}

export interface ServerSetup {
  readonly servers: number
  readonly memoryMb: number
  /** Of one server. */
  readonly megabits: number
  /** Of the database's machine. */
  readonly databaseCores: number
  readonly partitioned: boolean
}

export const PARTS = ['main thread', 'worker', 'memory', 'network', 'database', 'bus'] as const
export type Part = (typeof PARTS)[number]

/** The servers that a room's people are on, when each goes to any. */
export const serversOf = (people: number, servers: number): number => servers * (1 - (1 - 1 / servers) ** people)

/** Of each part the share that is used, on one server of many that are alike; above one it cannot be done. */
export const usesOf = (costs: Costs, { rooms, people, keysPerSecond }: Load, setup: ServerSetup): Readonly<Record<Part, number>> => {
  const { servers, partitioned } = setup
  const updates = rooms * keysPerSecond
  const spread = partitioned ? 1 : serversOf(people, servers)
  const elsewhere = (updates * (spread - 1)) / servers
  // On one bus every server hears of every update; by document, only those whose rooms it has.
  const heard = servers === 1 ? 0 : partitioned ? updates / servers : updates
  const ownWork = (updates * (costs.updateUs + people * costs.tellUs)) / servers
  const seconds = (microseconds: number) => microseconds / 1e6
  const megabytes = costs.baseMb + (rooms * (people * costs.connectionKb + spread * costs.roomKb)) / 1024 / servers
  return {
    'main thread': seconds(ownWork + elsewhere * costs.readOnUs + heard * costs.hearUs),
    worker: seconds((updates * costs.besideUs) / servers),
    memory: megabytes / setup.memoryMb,
    network: (updates * people * costs.wireBytes * 8) / 1e6 / servers / setup.megabits,
    // On one server it is in the main thread, and already counted there.
    database: servers === 1 ? 0 : seconds(updates * costs.databaseUs) / setup.databaseCores,
    // One thread of Redis writes each message to each server that listens.
    bus: servers === 1 ? 0 : seconds(updates * (partitioned ? spread : servers) * BUS_US),
  }
}

/** Of Redis, per message and listener. */
const BUS_US = 1.5
/** Beyond it queues grow: what is planned for stays below. */
const FULL = 0.7

const fullestOf = (uses: Readonly<Record<Part, number>>): { readonly part: Part; readonly use: number } =>
  PARTS.map((part) => ({ part, use: uses[part] })).reduce((most, one) => (one.use > most.use ? one : most))

/** How many rooms alike fit, and what is full then. */
export const mostRooms = (costs: Costs, load: Omit<Load, 'rooms'>, setup: ServerSetup): { readonly rooms: number; readonly part: Part } => {
  const fullest = (rooms: number) => fullestOf(usesOf(costs, { ...load, rooms }, setup))
  let [fits, tooMany] = [0, 1]
  while (fullest(tooMany).use <= FULL) [fits, tooMany] = [tooMany, tooMany * 2]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (fullest(middle).use <= FULL) fits = middle
    else tooMany = middle
  }
  return { rooms: fits, part: fullest(tooMany).part }
}
