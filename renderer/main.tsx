import './app/tokens.css';
import { createRoot } from 'react-dom/client';
import { defined } from '../shared/basics/assert.ts';
import { App } from './app/app.tsx';
import { boot } from './app/boot.ts';
import { BootProblem } from './app/boot-problem.tsx';

const root = createRoot(defined(document.getElementById('root'), 'the root element'));

const booted = await boot();
root.render(booted.ok ? <App /> : <BootProblem refusal={booted} />);
