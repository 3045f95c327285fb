// What Yjs says to a developer, in the build in place of lib0's own, which brings colours, a DOM and schemas along.
export const [BOLD, UNBOLD, RED, ORANGE] = ['', '', '', '']
export const print = (...said: readonly unknown[]): void => console.info(...said)
export const warn = (...said: readonly unknown[]): void => console.warn(...said)
