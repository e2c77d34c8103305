import { openPage } from '../standin/browser.ts'

// The least that can stand on a screen: one figure, in the Chromium that the stand-in starts.
const page = await openPage()
await page.goto('data:text/html,<!doctype html><title>blank</title><p class="large-money">0</p>')
