const target = document.getElementById('app');
if (target !== null) target.textContent = 'Caseline';
