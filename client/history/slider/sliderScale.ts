// Positions of changes on the bar, in percent. Half by time, half by count: busy days get room, and idle months stay visible. Pure.
import { lastUpTo, type SliderStop } from './stops.ts'

export interface SliderScale {
  /** Of each stop. */
  readonly places: readonly number[]
  /** Of any moment between the first change and the last. */
  readonly placeOf: (at: number) => number
  /** The stop nearest to a position. */
  readonly stopNear: (place: number) => number
}

/** The space to the right of the last change: the present. */
const LAST = 98
const BY_TIME = 0.5

export const sliderScale = (stops: readonly SliderStop[]): SliderScale => {
  const [first, last] = [stops[0]?.at ?? 0, stops.at(-1)?.at ?? 0]
  const span = last - first
  const places = stops.map(({ at }, index) => {
    const count = stops.length > 1 ? index / (stops.length - 1) : 0
    const time = span > 0 ? (at - first) / span : count
    return LAST * (BY_TIME * time + (1 - BY_TIME) * count)
  })
  return {
    places,
    placeOf(at) {
      const index = lastUpTo(stops, (stop) => stop.at <= at)
      const [before, after] = [stops[index], stops[index + 1]]
      const [from, to] = [places[index] ?? 0, places[index + 1] ?? places[index] ?? 0]
      if (!before || !after || after.at === before.at) return from
      return from + ((to - from) * (at - before.at)) / (after.at - before.at)
    },
    stopNear(place) {
      let [low, high] = [0, places.length - 1]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((places[middle] ?? 0) < place) low = middle + 1
        else high = middle
      }
      const [before, here] = [places[low - 1], places[low]]
      return before !== undefined && here !== undefined && place - before < here - place ? low - 1 : low
    },
  }
}
