import { engineFlows } from './flows';

engineFlows('chromium');
