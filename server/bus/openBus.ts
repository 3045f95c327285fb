// Opens the configured bus. The Redis driver is loaded only if it is used.
import type { Bus } from './bus.ts'
import { createInProcessBus } from './inProcess.ts'
import type { RedisNeeds } from './redis.ts'

export const openBus = async ({ redisUrl }: { readonly redisUrl: string | null }, needs: Omit<RedisNeeds, 'url'>): Promise<Bus> => {
  if (redisUrl === null) return createInProcessBus()
  const { createRedisBus } = await import('./redis.ts')
  return createRedisBus({ ...needs, url: redisUrl })
}
