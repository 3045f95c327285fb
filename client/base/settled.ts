import type { Resource } from 'solid-js'

/** The newest answer, or undefined while the first one is on its way: a screen shows its own skeleton, and does not suspend the page. */
export const settled = <T>(resource: Resource<T>): T | undefined =>
  resource.state === 'unresolved' || resource.state === 'pending' ? undefined : resource.latest
