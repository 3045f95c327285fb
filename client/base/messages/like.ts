/** The same keys and parameters in every language; a sentence with parameters is a function, plurals by Intl.PluralRules inside it. */
export type Like<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : T[K] extends string ? string : Like<T[K]>
}
