/** Runs work while no other tab runs work of the same name (Web Locks API); at once in a browser without locks, which exist on secure pages only. */
export const inOneTab = async (name: string, work: () => Promise<void>): Promise<void> => {
  if (navigator.locks) await navigator.locks.request(name, work)
  else await work()
}
