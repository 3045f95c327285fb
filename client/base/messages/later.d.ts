// The words of a language that do not come first, as `wordsPlugin.ts` builds them; without a build it is all of them.
declare module '*?later' {
  export const WORDS: import('./es.ts').Messages
}
