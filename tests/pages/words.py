"""A made-up resolution in the form and length of a real one: parts, points, letters, lists, italics, citations."""

from itertools import count, cycle, islice

NUMBER = "07-NQ/ĐU"
ABSTRACT = "Về phát triển phong trào đọc sách ở các làng ven sông đến năm 2030"

_SENTENCES = (
    "Mỗi thôn giữ một *tủ sách mở*, ai cũng mượn được, không phải đặt tiền.",
    "Người già kể chuyện làng cho trẻ nghe vào chiều thứ bảy, có người ghi lại và chép thành tập.",
    "Các lớp học chữ buổi tối nhận cả người mới chuyển đến, tài liệu in chữ to, có bản nghe.",
    "Nhà văn hóa mở cửa đến chín giờ tối, có đèn bàn, ghế ngồi và một máy tính dùng chung.",
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND xã về thư viện lưu động trên thuyền.",
    "Hằng năm chọn những gia đình ham đọc để nêu gương, không chạy theo số lượng đầu sách.",
    "Thủ thư được học cách sắp xếp kho sách, sửa sách rách và hướng dẫn bạn đọc tra cứu trên mạng.",
    "Sách về nghề trồng hoa, làm gốm, đan lát được ưu tiên mua trước, do chính người làm nghề chọn.",
    "Theo Nghị quyết số 23-NQ/TU của Ban Thường vụ Thành ủy, việc học là việc của cả đời người.",
    "Kinh phí lấy từ ngân sách xã và đóng góp tự nguyện; thu chi được niêm yết công khai mỗi quý.",
)
_PARTS = (
    ("TÌNH HÌNH", ()),
    (
        "QUAN ĐIỂM VÀ MỤC TIÊU",
        (
            ("1", "Quan điểm"), ("1.1", ""), ("1.2", ""), ("1.3", ""),
            ("2", "Mục tiêu"), ("2.1", "Mục tiêu chung"), ("2.2", "Đến năm 2027"), ("2.3", "Đến năm 2030"),
        ),
    ),
    (
        "NHIỆM VỤ, GIẢI PHÁP",
        tuple(
            (str(number), title)
            for number, title in enumerate(
                ("Tủ sách của thôn", "Giờ đọc ở trường", "Thuyền sách", "Sách nghe, sách chữ to", "Người kể chuyện",
                 "Lớp học chữ buổi tối", "Nghề của làng", "Kết nối với thành phố", "Các việc khác"),
                start=1,
            )
        ),
    ),
    (
        "TỔ CHỨC THỰC HIỆN",
        tuple((str(number), title) for number, title in enumerate(
            ("Đảng ủy xã", "Ủy ban nhân dân xã", "Mặt trận Tổ quốc", "Hội Khuyến học", "Nhà trường", "Các thôn"),
            start=1)),
    ),
)  # fmt: skip
_LETTERS = ("2.2", "2.3")  # points that hold a, b, c, d with lists


def full_text() -> str:
    """Return the text, about as long as a resolution of a dozen printed pages."""
    sentences = cycle(_SENTENCES)
    numbers = count(1)

    def paragraph(length: int) -> str:
        return " ".join([f"Việc thứ {next(numbers)}.", *islice(sentences, length)])

    blocks = ["NGHỊ QUYẾT", ABSTRACT]
    for roman, (title, points) in zip(("I", "II", "III", "IV"), _PARTS, strict=True):
        blocks.append(f"{roman}. {title}")
        if not points:
            blocks += [paragraph(6) for _ in range(4)]
        for number, heading in points:
            blocks.append(f"{number}. {heading or paragraph(4)}".replace("..", "."))
            if number in _LETTERS:
                for letter, topic in zip("abcd", ("Tủ sách", "Người đọc", "Người kể", "Danh hiệu"), strict=True):
                    blocks.append(f"{letter}) {topic}")
                    blocks += [f"- {sentence}" for sentence in islice(sentences, 3)]
            elif heading and number not in ("1", "2") or heading and roman != "II":
                blocks += [paragraph(3), paragraph(2)]
    return "\n\n".join(blocks) + "\n"
