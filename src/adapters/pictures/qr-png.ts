import QRCode from 'qrcode'
import type { DrawQr } from '../../application/ports/pictures.ts'

/** Quiet zone of four modules, as the standard wants; mended when up to 15 % are lost in print. */
const OPTIONS = { errorCorrectionLevel: 'M', margin: 4, width: 640, type: 'png' } as const

/**
 * Draws a QR picture of at least 640 pixels.
 * @throws Error when the text is too long for one (over 2 331 bytes)
 */
export const qrPng: DrawQr = (text) => QRCode.toBuffer(text, OPTIONS)
