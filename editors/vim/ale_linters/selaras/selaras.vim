call selaras#Ale('selaras')
