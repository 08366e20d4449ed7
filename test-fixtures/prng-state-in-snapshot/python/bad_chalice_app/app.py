from chalice import Chalice

from chalicelib.drawing import Drawing

app = Chalice(app_name="raffle")
drawing = Drawing(prizes=3)


@app.route("/draw", methods=["POST"])
def draw():
    participants = app.current_request.json_body["participants"]
    return {"winners": drawing.winners(participants)}
