import type { MonthPicture } from '../../domain/events/month-picture.ts'
import type { Chart } from '../../domain/reports/chart.ts'

/** A text – a link that binds a chat – as a QR picture (PNG) that is read from a screen or from paper. */
export type DrawQr = (text: string) => Promise<Uint8Array>

/** Figures as a picture (PNG, 1000 pixels wide). */
export type DrawChart = (chart: Chart) => Promise<Uint8Array>

/** A month of events as a picture (PNG, 1600 pixels wide). */
export type DrawMonth = (month: MonthPicture) => Promise<Uint8Array>
