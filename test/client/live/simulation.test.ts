// Three people with two tabs each on a bad network: whatever happens to the lines, in the end all have the same, and nothing waits.
import { describe, expect, test } from 'vitest'
import { createDevice, createFakeClock, createFakeServer, openTab, read, seeded, settle, type Tab, write } from './world.ts'

const KEYS = ['a', 'b', 'c', 'd', 'e']

const run = async (seed: number) => {
  const chance = seeded(seed)
  const clock = createFakeClock()
  const server = createFakeServer(clock)
  const devices = [createDevice(), createDevice(), createDevice()]
  const open = (device: (typeof devices)[number]) => openTab({ clock, server, device, seed: Math.floor(chance() * 1e9) })
  const tabs: { device: (typeof devices)[number]; tab: Tab }[] = devices.flatMap((device) =>
    [0, 1].map(() => ({ device, tab: open(device) })),
  )
  const written: string[] = []

  for (let step = 0; step < 120; step++) {
    const place = tabs[Math.floor(chance() * tabs.length)]
    if (!place) continue
    const what = chance()
    if (what < 0.55) {
      const value = `${seed}:${step}`
      const key = `${KEYS[Math.floor(chance() * KEYS.length)]}:${value}`
      write(place.tab, key, value)
      written.push(key)
    } else if (what < 0.65) server.kick(1006)
    else if (what < 0.7) {
      server.up = !server.up
      server.kick(1006)
    } else if (what < 0.75) server.stuck = !server.stuck
    else if (what < 0.8) {
      // The lines die with frames on their way, in both directions.
      for (const line of server.lines) line.inbox.splice(Math.floor(chance() * line.inbox.length))
      server.deliver()
      server.kick(1006)
    } else if (what < 0.88) {
      await place.tab.live.dispose()
      place.tab = open(place.device)
    } else if (what < 0.94) place.tab.wake()
    else clock.advance(Math.floor(chance() * 20_000))
    if (chance() < 0.7) await settle(server)
    for (const { tab } of tabs) {
      const status = tab.live.saveStatus()
      if (status.type === 'saved' && tab.live.waiting() === 0)
        for (const key of tab.live.doc.getMap('items').keys())
          expect(read(server.doc, key), `seed ${seed}: ${key} is called saved`).toBeDefined()
    }
  }

  server.up = true
  server.stuck = false
  for (let round = 0; round < 12; round++) {
    server.keepAlive()
    clock.advance(5_000)
    await settle(server)
  }
  for (const { tab } of tabs) {
    expect(tab.live.saveStatus().type, `seed ${seed}`).toBe('saved')
    expect(tab.live.waiting()).toBe(0)
    expect(tab.live.doc.getMap('items').toJSON()).toEqual(server.doc.getMap('items').toJSON())
    expect(tab.unsent).toEqual([])
  }
  for (const key of written) expect(read(server.doc, key), `seed ${seed}: ${key}`).toBeDefined()
  for (const device of devices) expect(device.shelf.waiting.size, `seed ${seed}`).toBe(0)
  for (const { tab } of tabs) await tab.live.dispose()
}

describe('[C2] on a bad network', () => {
  test('no edit is lost, none is called saved too early, and all copies agree', async () => {
    for (let seed = 1; seed <= 40; seed++) await run(seed)
  })
})
