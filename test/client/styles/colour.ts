// Colours as an eye takes them: contrast after WCAG, and how far apart two are for those who see colours otherwise. Pure.

/** Linear light: red, green, blue. */
export type Light = readonly [number, number, number]

export const fromOklch = (lightness: number, chroma: number, hue: number): Light => {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const within = (light: Light): Light => [clamp(light[0]), clamp(light[1]), clamp(light[2])]
const clamp = (part: number) => Math.min(1, Math.max(0, part))
const luminance = (light: Light) => {
  const [red, green, blue] = within(light)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** 1 to 21. */
export const contrast = (one: Light, other: Light): number => {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const oklab = (light: Light): Light => {
  const [red, green, blue] = within(light)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}
/** OKLab ΔE × 100: two is what an eye just notices. */
export const distance = (one: Light, other: Light): number => {
  const [a, b] = [oklab(one), oklab(other)]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** Machado, Oliveira and Fernandes (2009), at full severity. */
const MACHADO = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const
export const EYES = ['most', 'protanopia', 'deuteranopia', 'tritanopia', 'greyscale'] as const
export type Eye = (typeof EYES)[number]

export const seenBy = (eye: Eye, light: Light): Light => {
  if (eye === 'most') return light
  if (eye === 'greyscale') return [luminance(light), luminance(light), luminance(light)]
  const [red, green, blue] = within(light)
  const part = (row: readonly [number, number, number]) => row[0] * red + row[1] * green + row[2] * blue
  const [first, second, third] = MACHADO[eye]
  return [part(first), part(second), part(third)]
}
