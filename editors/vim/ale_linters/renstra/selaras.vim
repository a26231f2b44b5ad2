call selaras#Ale('renstra')
