/**
 * This file is run in the browser by page.test.ts; it comes to what is hard to read on the page.
 * Texts whose contrast with what lies behind them is below 4.5, as `text: ratio`. Colours
 * are taken as the browser computes them; half-transparent layers are mixed.
 */
function lowContrast() {
  const parse = (colour) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number)
    return { red, green, blue, alpha }
  }
  const luminance = ({ red, green, blue }) => {
    const linear = (value) => {
      const part = value / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const behind = (element) => {
    if (!element) return { red: 255, green: 255, blue: 255, alpha: 1 }
    const own = parse(getComputedStyle(element).backgroundColor)
    if (own.alpha === 1) return own
    const below = behind(element.parentElement)
    const mix = (a, b) => a * own.alpha + b * (1 - own.alpha)
    return {
      red: mix(own.red, below.red),
      green: mix(own.green, below.green),
      blue: mix(own.blue, below.blue),
      alpha: 1,
    }
  }
  const ratio = (element) => {
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))]
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  }
  const withText = [...document.querySelectorAll('body *')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  )
  return withText
    .filter((element) => element.checkVisibility() && ratio(element) < 4.5)
    .map((element) => `${element.textContent?.trim()}: ${ratio(element).toFixed(2)}`)
}

/** Visible texts set smaller than 16 px, with their size. */
function smallText() {
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.checkVisibility() && element.textContent?.trim())
    .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 16)
    .map((element) => `${element.tagName}: ${getComputedStyle(element).fontSize}`)
}

;({ lowContrast: lowContrast(), smallText: smallText() })
