// The beginning of the SHA-256 of each migration's file. A line is added with its migration, and never changed.
export const FROZEN: Readonly<Record<string, string>> = {
  '001_foundation.ts': '965d56892402873e',
  '002_sessions.ts': '4d55188b8dd286b7',
  '003_checkpoints.ts': '5e2cf5e48290296d',
  '004_event_ends.ts': 'eba290a671dc0a9f',
  '005_checkpoint_basis.ts': 'e93a39fd0cda9c31',
  '006_glossaries.ts': '2a69c77fbfa6b5e4',
  '007_views.ts': 'e50deeb1966c0051',
  '008_installation.ts': '9f1c1899ceeb79df',
  '009_recovery.ts': '63b93134c2e13a01',
  '010_acts.ts': 'ca3c550463b1588c',
  '011_audit.ts': 'dbceb6d2181a8800',
  '012_links.ts': 'fddc0d103673fb89',
  '013_digests.ts': '8f9368e600964ef4',
  '015_storage.ts': '5087fc8f86904e09',
  '016_moved.ts': '9584efdeee871d16',
  '017_groups.ts': 'bbc7a02bcf07434b',
}
