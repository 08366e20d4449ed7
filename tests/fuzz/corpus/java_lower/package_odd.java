@A("(") @B(x = ")", y = @C) /* c */ package /* d */ a . // e
 b . c ; class D {}