/** Does work while no other tab does work of the same name (a Web Lock); at once in a browser without locks, which are for secure pages alone. */
export const inOneTab = async (name: string, work: () => Promise<void>): Promise<void> => {
  if (navigator.locks) await navigator.locks.request(name, work)
  else await work()
}
