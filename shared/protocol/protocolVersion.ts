// Version of the live protocol. A client with an older one in `?protocol=N` must reload (4426); a newer one retries until the servers are updated
// (1012); a stock client sends none.

/** 1 (2026-11): y-protocols 1.0 with tag 102 probe/ack and `denied` reasons. 2: the server sends news with tag 103. 3: bringing back what a restore lost,
 * tags 104 to 107. 4: news of comments and of one's inbox. 5: fields of a group's own, of which earlier pages cannot tell the history. */
export const PROTOCOL_VERSION = 5
