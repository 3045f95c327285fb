// Messages of a language outside the first content, as `wordsPlugin.ts` builds them; without a build it is all of them.
declare module '*?later' {
  export const WORDS: import('./es.ts').Messages
}
