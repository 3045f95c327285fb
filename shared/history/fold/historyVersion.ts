/** Version of the fold. Increase it when the same log would give other events: the history of every document is then rebuilt. */
export const HISTORY_VERSION = 9
