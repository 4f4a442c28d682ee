import sharp from 'sharp';
