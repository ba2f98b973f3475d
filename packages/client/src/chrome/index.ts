export { type Chrome, type ChromeModel, type ChromePicture, createChrome } from './chrome.js';
