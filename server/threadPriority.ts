// CPU priority of the calling thread. On Linux it applies to this thread only; elsewhere, or where it is not permitted, all threads stay equal.
import { execFileSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { constants, platform, setPriority } from 'node:os'

/**
 * `low`: a tenth of what the main thread gets where both want the same core. `idle`: only what no other thread wants, and it leaves the core at once
 * when one wakes, where `low` may keep it for a slice of some milliseconds. An unprivileged thread cannot leave `idle` again.
 */
export type ThreadPriority = 'idle' | 'low'

export const setThreadPriority = (priority: ThreadPriority): void => {
  if (platform() !== 'linux') return
  if (priority === 'idle' && setIdle()) return
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not permitted here.
  }
}

/** SCHED_IDLE, by `chrt` of util-linux or BusyBox: Node sets nice values only. False where it is absent or not permitted. */
const setIdle = (): boolean => {
  try {
    // `<process>/task/<thread>`
    const thread = readlinkSync('/proc/thread-self').split('/').at(-1) ?? ''
    execFileSync('chrt', ['-i', '-p', '0', thread], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
