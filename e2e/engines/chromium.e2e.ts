import { isLong } from '../helpers/long';
import { engineFlows } from './flows';

// For the table of the README: the other flows try all this in Chromium.
if (isLong) engineFlows('chromium');
