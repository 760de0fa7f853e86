import { engineFlows } from './flows';

engineFlows('firefox');
