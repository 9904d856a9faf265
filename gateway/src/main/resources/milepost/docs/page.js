'use strict';

SwaggerUIBundle({
  url: '/api/docs/{version}/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
  // its badge is a stranger's server
  validatorUrl: null,
});
