// Replaces lib0's logging in the build, which would bring colours, DOM code and schemas into the bundle.
export const [BOLD, UNBOLD, RED, ORANGE] = ['', '', '', '']
export const print = (...said: readonly unknown[]): void => console.info(...said)
export const warn = (...said: readonly unknown[]): void => console.warn(...said)
