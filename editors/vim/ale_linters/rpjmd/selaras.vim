call selaras#Ale('rpjmd')
